export * from './udf.cjs';
