/** What an element may hold; what is not there is left out. */
export type Child = Node | string | undefined;

/**
 * Makes an element. Texts are only ever texts: nothing that a record holds becomes markup.
 *
 * @param attributes attributes by name; those that are undefined are left out
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(attribute, value);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A text that may go on in a new line behind a colon and a slash, so that an ARN is broken within no word. */
export function breakable(text: string): Child[] {
  return text
    .split(/(?<=[:/])(?![:/])/u)
    .flatMap((piece, index) => (index === 0 ? piece : [element('wbr'), piece]));
}

/** The element of the page's own markup that has an id. */
export function part<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The markup has no ${kind.name} with the id ${id}.`);
}
