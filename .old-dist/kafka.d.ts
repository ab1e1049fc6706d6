export * from './kafka.cjs';
