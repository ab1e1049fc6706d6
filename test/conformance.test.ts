import { describe, expect, it } from 'vitest';
import { logFieldText } from '../src/engine/row.ts';
import type { RecordKind } from '../src/log/iam/kind.ts';
import { DOCUMENTATION, DOCUMENTED } from '../src/table/documented.ts';
import { MAPPING_TABLE } from '../src/table/mapping-table.ts';
import DEVIATIONS from './facts/mapping-deviations.json' with { type: 'json' };
import FACTS from './facts/mapping-table.json' with { type: 'json' };

/** One part of a row that is not as documented. */
interface Deviation {
  readonly row: number;
  readonly part: string;
  readonly documented: unknown;
  readonly here: unknown;
}

const FACT_OF = new Map(FACTS.rows.map((fact) => [fact.row, fact]));
const KINDS = Object.keys(DOCUMENTED) as RecordKind[];

/** The documentation writes `Users.Path` where the table here writes `Users[].Path`. */
function withoutBrackets(field: string | null): string | null {
  return field?.replaceAll('[]', '') ?? null;
}

function deviations(): Deviation[] {
  return MAPPING_TABLE.flatMap(({ row, logField, udmField, kinds, logic }) => {
    const fact = FACT_OF.get(row);
    const parts: [part: string, documented: unknown, here: unknown][] = [
      ['logField', fact?.logField, withoutBrackets(logField)],
      ['udmField', fact?.canonicalUdmField, udmField],
      ['kinds', fact?.kinds, kinds],
      ['logic', fact?.logic, logic],
    ];
    return parts
      .filter(([, documented, here]) => JSON.stringify(documented) !== JSON.stringify(here))
      .map(([part, documented, here]) => ({ row, part, documented, here }));
  });
}

describe('the mapping table', () => {
  it('has each documented row once, in the documented order', () => {
    expect(FACTS.rows).toHaveLength(44);
    expect(
      MAPPING_TABLE.map(({ row }) => row),
      'rows, and test/facts/mapping-table.json',
    ).toEqual(FACTS.rows.map(({ row }) => row));
  });

  it('deviates from the documentation in nothing but what is listed', () => {
    expect(deviations()).toEqual(DEVIATIONS.map(({ reason, ...deviation }) => deviation));
  });

  it('deviates in no log field, no UDM field and no kind', () => {
    expect(new Set(deviations().map(({ part }) => part))).toEqual(new Set(['logic']));
  });

  it('has a reason for each deviation that is listed', () => {
    for (const { reason } of DEVIATIONS) expect(reason).toMatch(/^[A-Z].{20,}\.$/u);
  });

  it('follows the documentation that the facts were read from', () => {
    expect(DOCUMENTATION.title).toBe(FACTS.documentation.title);
    expect(DOCUMENTATION.revision).toBe(FACTS.documentation.revisionRead);
  });
});

/** The labels of each kind, those of the resource of a user first. */
const LABELS = {
  USER: [
    'labels[permissions_boundary_arn]',
    'labels[permissions_boundary_type]',
    'labels[].key',
    'labels[].value',
    'labels[path]',
  ],
  RESOURCE: [
    'labels[role_last_used_date]',
    'labels[permissions_boundary_arn]',
    'labels[permissions_boundary_type]',
    'labels[path]',
  ],
  GROUP: ['labels[is_truncated]', 'labels[marker]', 'labels[path]'],
};

describe.each(KINDS)('the rows of a %s record', (kind) => {
  it('are the documented rows of its kind, each once and in order but for labels', () => {
    const documented = FACTS.rows.filter(({ kinds }) => kinds.includes(kind)).map(({ row }) => row);
    const rows = DOCUMENTED[kind].map(({ row }) => row);
    expect([...rows].sort((a, b) => a - b)).toEqual(documented);
    const isLabel = new Set(
      DOCUMENTED[kind].filter(({ udm }) => udm.includes('labels')).map(({ row }) => row),
    );
    expect(rows.filter((row) => !isLabel.has(row))).toEqual(documented.filter((row) => !isLabel.has(row)));
  });

  it('write labels in the order of Google’s parser', () => {
    const labels = DOCUMENTED[kind].filter(({ udm }) => udm.startsWith('entity.') && udm.includes('labels'));
    expect(labels.map(({ udm }) => udm.split('.attribute.')[1])).toEqual(LABELS[kind]);
  });

  it('read the documented log fields and write the documented UDM fields', () => {
    for (const { row, log, udm } of DOCUMENTED[kind]) {
      const fact = FACT_OF.get(row);
      expect([row, withoutBrackets(logFieldText({ log })), udm]).toEqual([
        row,
        fact?.logField,
        fact?.canonicalUdmField,
      ]);
    }
  });

  it('say what they do in the words of the listed table', () => {
    for (const { row, logic } of DOCUMENTED[kind]) {
      const listed = MAPPING_TABLE.find((entry) => entry.row === row);
      expect(listed?.logic.split('; label key')[0]).toBe(logic.sentence);
    }
  });
});
