import type { UdmPath, UdmStep } from '../src/udm/path.ts';

/** The steps of a path such as `labels[path].value`. */
export function placeOf(text: string): UdmPath {
  return text.split('.').map((step): UdmStep => {
    const [, name, element] = /^([^[]+)(?:\[(.*)\])?$/u.exec(step)!;
    if (element === undefined) return { name: name! };
    return { name: name!, element: /^\d+$/u.test(element) ? Number(element) : element };
  });
}
