/** SPDX ids that a pack or a resource in a pack may carry (docs/protocols/packs.md section 3). */
export const packLicences = [
  'CC0-1.0',
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-NC-4.0',
  'CC-BY-NC-SA-4.0',
  'CC-BY-ND-4.0',
  'CC-BY-NC-ND-4.0',
  'Apache-2.0',
  'MIT',
  'OFL-1.1',
] as const
