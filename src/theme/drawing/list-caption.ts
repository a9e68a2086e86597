/** So many letters of a caption have a place above a headline, about three lines in a third of the page. */
const LONGEST = 200;

/** Whether a caption can stand in a list of stories. A longer one is read with its story: in the list, its credit stands alone. */
export function fitsInList(caption: string): boolean {
  return caption.length <= LONGEST;
}
