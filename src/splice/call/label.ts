import type { PathRules } from '../../log/cloudtrail/leaf-rules.ts';
import { isOneLeaf } from '../../log/cloudtrail/leaves.ts';
import { isSecretName } from '../../log/cloudtrail/secret.ts';
import { SERVICES, type Service } from '../../log/cloudtrail/service.ts';
import { leafRulesOf } from '../../table/cloudtrail/readers.ts';
import { type PlaceLabel, Shown } from './place-label.ts';
import type { TextPool } from './pool.ts';
import { entryPrefix } from './program.ts';
import { type CallReader, LeafKind } from './read.ts';
import type { RecordPlace } from './record-place.ts';
import type { CallValues } from './values.ts';

/** The number of a service; 0 of every other. */
export function serviceNumber(service: Service | undefined): number {
  return service === undefined ? 0 : SERVICES.indexOf(service) + 1;
}

/** What the leaf at a place below a part of a record is as a label, in the records of a service. */
function labelAt(place: RecordPlace, service: number, pool: TextPool): PlaceLabel {
  place.labels[service] ??= makeLabel(place, service, pool);
  return place.labels[service];
}

function makeLabel(place: RecordPlace, service: number, pool: TextPool): PlaceLabel {
  const { above, name } = place;
  // A part lies in the record itself.
  if (above!.above === undefined) {
    const rules = leafRulesOf(name as string, service === 0 ? undefined : SERVICES[service - 1]);
    return describe(pool, rules.root, Shown.Never, false);
  }
  const around = labelAt(above!, service, pool);
  const rules = typeof name === 'number' ? around.rules.element(name) : around.rules.member(name);
  const { taken, isSecret, isSecretName, isContainer, isClosed } = rules;
  const hides = around.hides || taken === 'all' || isSecret || isSecretName;
  if (around.hides || taken === 'all' || taken === 'scalar' || isSecret || isContainer)
    return describe(pool, rules, Shown.Never, hides);
  if (isSecretName) return describe(pool, rules, isClosed ? Shown.Never : Shown.IfBoolean, hides);
  return describe(pool, rules, isClosed ? Shown.Closed : Shown.Always, hides);
}

function describe(pool: TextPool, rules: PathRules, shown: Shown, hides: boolean): PlaceLabel {
  return {
    rules,
    shown,
    hides,
    key: rules.key,
    entry: pool.add(entryPrefix(rules.key)),
    member: pool.add(`,${JSON.stringify(rules.key)}:`),
  };
}

/** Says which leaves of the record that was read last are shown, and as what. */
export class LabelChooser {
  constructor(
    private readonly reader: CallReader,
    private readonly values: CallValues,
    private readonly pool: TextPool,
  ) {}

  /** What a leaf of a part is as a label in records of a service; undefined where it is not shown. */
  shown(leaf: number, service: number): PlaceLabel | undefined {
    const { reader, values } = this;
    const place = reader.places[leaf]!;
    const kind = reader.kinds[leaf];
    const label = labelAt(place, service, this.pool);
    const { shown } = label;
    if (shown === Shown.Never || (shown === Shown.IfBoolean && kind !== LeafKind.Boolean)) return undefined;
    if (place.isInPair && this.isSecretValue(place)) return undefined;
    if (kind === LeafKind.Text && !isOneLeaf(place.name, values.textOf(leaf))) {
      values.leave();
      return undefined;
    }
    return shown === Shown.Closed ? undefined : label;
  }

  /** Whether a place is, or lies in, a value whose key is that of a secret. */
  private isSecretValue(place: RecordPlace): boolean {
    const { record } = this.reader;
    for (let at: RecordPlace | undefined = place; at?.isInPair; at = at.above) {
      if (!at.isPairValue) continue;
      for (const key of at.above!.pairKeys) if (key.record === record && this.isSecretKey(key)) return true;
    }
    return false;
  }

  private isSecretKey(key: RecordPlace): boolean {
    const { reader, values } = this;
    const leaf = reader.leafAt(key);
    // A key that is an object, or is empty, says nothing.
    if (leaf === -1 || reader.kinds[leaf] !== LeafKind.Text) return false;
    // The name is remembered, and must not keep the whole record with it.
    return isSecretName(JSON.parse(JSON.stringify(values.textOf(leaf))));
  }
}
