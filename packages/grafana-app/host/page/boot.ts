import type { HostBoot } from '../server/host-options.ts'

/** What the server tells the page. */
export const boot = JSON.parse(document.querySelector('#boot')?.textContent ?? '{}') as HostBoot
