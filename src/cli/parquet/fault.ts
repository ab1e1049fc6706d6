/** Why a file of Parquet is not read any further: it is broken, or written in a way that is not read. */
export class ParquetFault extends Error {
  /** @param code the issue that tells of it */
  constructor(
    readonly code: 'invalid_parquet' | 'unread_parquet',
    message: string,
  ) {
    super(message);
  }
}

/** The file cannot be what it says. */
export function broken(message: string): ParquetFault {
  return new ParquetFault('invalid_parquet', message);
}

/** The file is sound and not read. */
export function unread(message: string): ParquetFault {
  return new ParquetFault('unread_parquet', message);
}
