export * from './find.cjs';
