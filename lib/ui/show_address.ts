/**
 * Puts an address in the place of the page's own. Browsers refuse after a hundred or two in some
 * seconds, as when a slider is drawn about: what the address tells of is done all the same, and the
 * next address tells it.
 */
export function showAddress(address: string): void {
  try {
    history.replaceState(history.state, "", address);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
