// A project that checks its own cases: each pair must become a test that passes.
import { testCases } from 'aws-iam-udm/testing';

const names: string[] = [];
testCases('cases', {
  test: (name, run) => {
    run();
    names.push(name);
  },
});

export const seen = { names };
