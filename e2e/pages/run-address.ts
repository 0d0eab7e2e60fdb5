import type { Page } from '@playwright/test';

/** The run that the address of the page names, in whichever view. */
export function runIdOf(page: Page): string {
  const found = /\/runs\/([^/]+)/.exec(new URL(page.url()).hash)?.[1];
  if (found === undefined) throw new Error(`No run is shown at ${page.url()}`);
  return decodeURIComponent(found);
}
