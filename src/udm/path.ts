/** One step to a UDM field: a member by its snake_case name and, where that is a list, one element of it. */
export interface UdmStep {
  readonly name: string;
  /** The label's key or the identity of a relation's member; the index where neither tells the element apart. */
  readonly element?: string | number;
}

/** The way to a place in one entity, outermost first. */
export type UdmPath = readonly UdmStep[];

/** Writes a path as rows write UDM fields: `entity.user.attribute.labels[path]`. */
export function formatUdmPath(path: UdmPath): string {
  return path.map(({ name, element }) => (element === undefined ? name : `${name}[${element}]`)).join('.');
}

/** The same path as a row may have it: of the elements of lists, only a label keeps its key, and that on request. */
export function udmPattern(path: UdmPath, keepLabelKeys: boolean): string {
  return formatUdmPath(
    path.map(({ name, element }) => {
      if (element === undefined) return { name };
      const isLabel = name === 'labels' && typeof element === 'string';
      return { name, element: isLabel && keepLabelKeys ? element : '' };
    }),
  );
}
