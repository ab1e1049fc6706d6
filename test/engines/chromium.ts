import { type Browser, chromium } from 'playwright-core';

/** Starts Debian's Chromium, which `npm run test:engines` has installed. Who starts it closes it. */
export function startChromium(): Promise<Browser> {
  // Its own sandbox needs rights that containers do not give; what is opened here is this project's alone.
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
}
