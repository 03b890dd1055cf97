/** Where copies go, as it stands in `operations_backup_places.config`. Secrets stand apart, encrypted. */
export type PlaceConfig =
  | { kind: 'folder'; folder: string }
  | { kind: 'stick'; label: string; folder: string }
  | { kind: 's3'; bucket: string; prefix: string; endpoint?: string; region?: string; key: string }

export const placeKinds = ['folder', 'stick', 's3'] as const
export type PlaceKind = (typeof placeKinds)[number]

/** How many snapshots stay: the newest of each of so many days, weeks and months. */
export type Keep = { daily: number; weekly: number; monthly: number }

export const schedules = ['off', 'hourly', 'daily', 'weekly'] as const
export type Schedule = (typeof schedules)[number]

export type BackupState = 'running' | 'whole' | 'gaps' | 'failed' | 'cancelled' | 'removed'
