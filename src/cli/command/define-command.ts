import { type Arguments, readArguments } from './arguments.ts';
import type { Command, CommandPage, Surroundings } from './command.ts';
import type { OptionsOf, Section, ValuesOf } from './option.ts';

/** The option of every command. */
const HELP = { options: { help: { type: 'boolean', short: 'h', help: 'prints this' } } } as const;

/** A command before its arguments are read. */
interface Definition<Sections extends readonly Section[]> extends CommandPage {
  readonly sections: Sections;
  run(given: Arguments<ValuesOf<OptionsOf<Sections>>>, around: Surroundings): Promise<number>;
}

/** Makes a command, which reads its arguments by what its help says of them. */
export function defineCommand<const Sections extends readonly Section[]>(
  definition: Definition<Sections>,
): Command {
  const sections = [...definition.sections, HELP];
  return {
    ...definition,
    sections,
    run: (argv, around) =>
      definition.run(
        readArguments(argv, sections) as unknown as Parameters<(typeof definition)['run']>[0],
        around,
      ),
  };
}
