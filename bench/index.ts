import type { Benchmark } from '#bench/types'

/** The benchmarks by name. A new one joins here. */
export const benchmarks: Record<string, () => Promise<{ default: Benchmark }>> = {
  backup: () => import('#bench/backup'),
  channel: () => import('#bench/channel'),
  import: () => import('#bench/import'),
  imports: () => import('#bench/imports'),
  institutions: () => import('#bench/institutions'),
  lrs: () => import('#bench/lrs'),
  mirror: () => import('#bench/mirror'),
  pages: () => import('#bench/pages'),
  people: () => import('#bench/people'),
  upload: () => import('#bench/upload'),
  scorm: () => import('#bench/scorm'),
  search: () => import('#bench/search'),
}
