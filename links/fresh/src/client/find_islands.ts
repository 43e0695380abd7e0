/** An island's place in the page: the nodes between two comments. */
export interface IslandPlace {
  /** Number of the island on this page. */
  readonly index: number;
  readonly start: Comment;
  readonly end: Comment;
}

const START = /^fresh:island:(\d+)$/;
const END = "/fresh:island";

/**
 * The islands of a page, outermost only. One whose comments the browser has moved apart, as it does with
 * a `<div>` in a `<p>`, is reported and left as the server rendered it.
 */
export function findIslands(root: Node): IslandPlace[] {
  const found: IslandPlace[] = [];
  const open: { index: number; start: Comment }[] = [];
  const comments = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  while (comments.nextNode()) {
    const comment = comments.currentNode as Comment;
    const start = START.exec(comment.data);
    if (start) {
      open.push({ index: Number(start[1]), start: comment });
    } else if (comment.data === END) {
      const begun = open.pop();
      if (begun === undefined || open.length > 0) continue;
      if (begun.start.parentNode === comment.parentNode) {
        found.push({ ...begun, end: comment });
      } else {
        // deno-lint-ignore no-console
        console.error(
          `An island was torn apart by the browser because its HTML is not valid where it stands (a <div> inside a <p>, for one): ${begun.start.parentElement?.outerHTML}`,
        );
      }
    }
  }
  return found;
}
