import type { Field } from './field.ts';
import type { MeasuredCase } from './inputs.ts';
import { libraryTarget, type MeasuredLibrary } from './library.ts';
import { median, megabytes, orDash, ratio, seconds, spread, table, whole } from './markdown.ts';
import type { LargeFile } from './memory.ts';
import type { MeasuredPacked } from './packed.ts';
import type { Standing } from './rounds.ts';
import type { Step } from './scale.ts';
import { type MeasuredSettings, settingsTarget } from './settings.ts';
import { START_TARGET, type Start } from './start.ts';

/** `map` on every input, beside what it may take and what is aimed at. */
export function reportCases(cases: readonly MeasuredCase[]): string {
  const rows = cases.map(({ measured: { shape, target }, bytes, standing }) => [
    shape.name,
    megabytes(bytes),
    orDash(standing.cpuRatio, median),
    orDash(standing.cpuRatio, spread),
    orDash(target?.[0], String),
    orDash(target?.[1], String),
    ratio(standing.wallRatio.median),
    orDash(standing.memory, whole),
  ]);
  const head = ['`map` of', 'size', '× echo, CPU', 'min–max', 'at most', 'goal', '× echo, clock', 'peak MiB'];
  return table(head, rows);
}

/** Everyone on the same input. */
export function reportField({ shape, bytes, competitors, standings, leftOut }: Field): string {
  const rows = standings.map((standing, index) => {
    const lacks = competitors[index - 1]?.lacks;
    const marks = `${lacks?.policyText ? ' ¹' : ''}${lacks?.absence ? ' ²' : ''}`;
    return [`${standing.name}${marks}`, ...figures(standing)];
  });
  const notes = [
    ...(competitors.some(({ lacks }) => lacks?.policyText)
      ? [
          '¹ Copies the trust policy as it is: policies were compared by what they say, entities without regard to the order of keys.',
        ]
      : []),
    ...(competitors.some(({ lacks }) => lacks?.absence)
      ? ['² Writes unset fields as `null`; they were left out before comparing.']
      : []),
    ...leftOut.map((line) => `Left out: ${line}.`),
  ];
  const parts = [comparison(`${megabytes(bytes)}: ${shape.name}`, rows), notes.join('  \n')];
  return parts.filter((part) => part !== '').join('\n\n');
}

function figures({ cpuRatio, wallRatio, cpu, wall, memory }: Standing): string[] {
  return [
    orDash(cpuRatio, median),
    orDash(cpuRatio, spread),
    ratio(wallRatio.median),
    orDash(cpu, (summary) => seconds(summary.median)),
    seconds(wall.median),
    orDash(memory, whole),
  ];
}

function comparison(name: string, rows: readonly (readonly string[])[], to = 'echo'): string {
  const head = [name, `× ${to}, CPU`, 'min–max', `× ${to}, clock`, 'CPU seconds', 'seconds', 'peak MiB'];
  return table(head, rows);
}

/** Many packed files, with one thread and with two. */
export function reportPacked({ shape, files, times, bytes, standings }: MeasuredPacked): string {
  const rows = standings.map((standing) => [standing.name, ...figures(standing)]);
  const given = times === 1 ? '' : `, each ${times} times`;
  return comparison(`${files} gzipped files${given}, ${megabytes(bytes)} unpacked: ${shape.name}`, rows);
}

export function reportSettings({ shape, bytes, standings }: MeasuredSettings): string {
  const rows = standings.map(({ name, cpuRatio, memory }, index) => [
    `\`${name}\``,
    orDash(cpuRatio, median),
    orDash(cpuRatio, spread),
    index === 0 ? '—' : String(settingsTarget(name)),
    orDash(memory, whole),
  ]);
  return table(
    [`${megabytes(bytes)}: ${shape.name}`, '× `map`, CPU', 'min–max', 'at most', 'peak MiB'],
    rows,
  );
}

export function reportStart({ imported, standings }: Start): string {
  const [nothing, map] = standings as [Standing, Standing];
  const milliseconds = ({ cpu }: Standing) => orDash(cpu, (summary) => `${whole(summary.median)} ms`);
  return table(
    ['Start', 'CPU', '× `node -e 0`', 'at most'],
    [
      ["`import 'aws-iam-udm'`", `${whole(imported.median)} ms`, '—', `${START_TARGET.imported} ms`],
      [nothing.name, milliseconds(nothing), '1.00', '—'],
      [map.name, milliseconds(map), orDash(map.cpuRatio, median), String(START_TARGET.map)],
    ],
  );
}

/** From object to checked entity with its issues, as a multiple of parsing the object's text. */
export function reportLibrary(measured: readonly MeasuredLibrary[]): string {
  const rows = measured.flatMap(({ name, results }) =>
    results.map(({ kind, parse, map, ratio: multiples }) => [
      `${kind}, ${name}`,
      ratio(multiples.median),
      spread(multiples),
      String(libraryTarget(kind, name)),
      whole(map),
      whole(parse),
    ]),
  );
  const head = ['`mapper.map`', '× JSON.parse', 'min–max', 'at most', 'ns', 'ns of JSON.parse'];
  return table(head, rows);
}

export function reportMemory(files: readonly LargeFile[]): string {
  const rows = files.map(({ name, bytes, run, most }) => [
    name,
    megabytes(bytes),
    seconds(run.wall),
    orDash(run.memory, whole),
    orDash(most, whole),
  ]);
  return table(['Large input', 'size', 'seconds', 'peak MiB', 'at most'], rows);
}

export function reportScale(steps: readonly Step[]): string {
  const rows = steps.map((step) => [
    whole(step.records),
    seconds(step.wall),
    whole(step.marginal),
    orDash(step.memory, whole),
  ]);
  return table(['Records', 'seconds', 'ns for each further record', 'peak MiB'], rows);
}
