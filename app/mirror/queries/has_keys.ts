import { objectStore } from '#mirror/store/objects'
import { standingRoot } from '#mirror/trust/root_chain'

/** Whether this server can sign; without keys editions are built but not published. */
export const hasKeys = async () => (await standingRoot(objectStore().root)) !== undefined
