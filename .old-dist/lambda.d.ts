export * from './lambda.cjs';
