/** One option of a command: how it is written, and what the help says of it. */
export interface Option {
  readonly type: 'string' | 'boolean';
  /** One letter that stands for it. */
  readonly short?: string;
  /** What the help calls its value, such as `FILE`; needed where it has one and no choices. */
  readonly value?: string;
  /** The values that it may have, the default first. */
  readonly choices?: readonly string[];
  /** It may be given several times. */
  readonly multiple?: true;
  /** What is meant where it is not given, where that is not its first choice. */
  readonly unlessSaid?: string;
  readonly help: string;
}

/** Options under their long names. */
export type Options = Readonly<Record<string, Option>>;

/** Some options of a command, under a title of the help. */
export interface Section {
  readonly title?: string;
  readonly options: Options;
}

/** The value that an option gives. */
type OptionValue<One extends Option> = One['type'] extends 'boolean'
  ? boolean
  : One extends { readonly multiple: true }
    ? readonly string[]
    : One extends { readonly choices: readonly (infer Choice)[] }
      ? Choice
      : string;

/** The values of options; undefined where one was not given. */
export type ValuesOf<Some extends Options> = {
  readonly [Name in keyof Some]?: OptionValue<Some[Name]> | undefined;
};

type Intersection<Union> = (Union extends unknown ? (_: Union) => void : never) extends (_: infer All) => void
  ? All
  : never;

/** All options of some sections. */
export type OptionsOf<Sections extends readonly Section[]> = Intersection<Sections[number]['options']> &
  Options;

/** All options of some sections, under their names. */
export function optionsOf(sections: readonly Section[]): Options {
  return Object.fromEntries(sections.flatMap(({ options }) => Object.entries(options)));
}

/** What stands for the value of an option in the help. */
export function valueName({ choices, value }: Option): string {
  return choices?.join('|') ?? value ?? 'VALUE';
}
