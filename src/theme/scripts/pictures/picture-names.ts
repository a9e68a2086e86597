const NAME = /^picture-\d+$/;

/** The address of a picture on its page: the one that it came with, or from here on the first free number of those from its own. */
export function nameOf(figure: HTMLElement, number: number): string {
  const given = [figure.id, figure.parentElement?.id ?? ''].find((id) => NAME.test(id));
  if (given !== undefined) return given;
  const name = `picture-${number}`;
  if (document.getElementById(name)) return nameOf(figure, number + 1);
  // A photo in a text may have an id of its own, which links lead to.
  figure.id ||= name;
  return name;
}
