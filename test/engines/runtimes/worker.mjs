import { runCases } from './run-cases.mjs';

// In workerd, which has nothing of Node.js unless it is told to.
export default {
  async fetch(request) {
    return new Response(await runCases(await request.text()));
  },
};
