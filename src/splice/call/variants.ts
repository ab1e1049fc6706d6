import { type Program, settleConstants } from '../../engine/program.ts';
import { VARIANTS } from '../../table/cloudtrail/variant.ts';
import { serviceNumber } from './label.ts';
import type { PoolText, TextPool } from './pool.ts';

/** What rows do for records of a variant. */
export interface VariantRows {
  /** The bits that hold of what rows ask of variants. */
  readonly holding: number;
  /** What is known before the record, by the program's numbers. */
  readonly constants: readonly (PoolText | undefined)[];
  /** The number of its service. */
  readonly service: number;
}

/** What rows do for records of each variant that has come. */
export class VariantTable {
  private readonly known: VariantRows[] = [];

  constructor(
    private readonly program: Program,
    private readonly context: unknown,
    private readonly pool: TextPool,
  ) {}

  rowsOf(variant: number): VariantRows {
    this.known[variant] ??= this.make(variant);
    return this.known[variant];
  }

  private make(variant: number): VariantRows {
    const values = settleConstants(this.program, this.context, variant);
    return {
      holding: this.program.holding[variant]!,
      constants: values.map((value) =>
        value === undefined ? undefined : this.pool.add(JSON.stringify(value)),
      ),
      service: serviceNumber(VARIANTS[variant]!.service),
    };
  }
}
