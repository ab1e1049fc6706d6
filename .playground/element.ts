import { printable } from '../src/text/printable.ts';

/** What an element may hold; what is not there is left out. */
export type Child = Node | string | undefined;

/**
 * Makes an element. Texts are only ever texts: nothing that a record holds becomes markup, turns around what stands
 * beside it, or is there unseen.
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
  for (const child of children)
    if (child !== undefined)
      made.append(
        typeof child === 'string' ? child.replace(/[^\t\n\r]+/gu, (text) => printable(text)) : child,
      );
  return made;
}

/** The first of many things, an element for each, and how many more there are. */
export function firstOf<Thing>(
  things: readonly Thing[],
  most: number,
  name: 'li' | 'p',
  elementOf: (thing: Thing) => HTMLElement,
): HTMLElement[] {
  const shown = things.slice(0, most).map(elementOf);
  const rest = things.length - shown.length;
  return rest > 0 ? [...shown, element(name, { class: 'quiet' }, `And ${rest} more.`)] : shown;
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
