/** A moment as this computer’s own calendar and clock show it. */
export function momentInWords(at: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(at));
}
