/**
 * Builds of libraries that the application itself answers for, by their hash. None: what others made is approved on
 * each site by people, or by the signed editions of its ministry. The application's own libraries are in
 * content-packs/h5p-tonle and need no row here.
 */
export const ALLOWED: readonly string[] = []
