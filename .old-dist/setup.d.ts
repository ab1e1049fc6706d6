export * from './setup.cjs';
