import { define } from "../../define.ts";

export default define.page(async ({ url }) => {
  await Promise.resolve();
  return <p id="latest">{url.searchParams.get("q")}</p>;
});
