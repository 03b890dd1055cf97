const DATABASE = 'tonle-kept'
const STORE = 'values'

let opening

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function run(mode, ask) {
  const database = await (opening ??= opened())
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode, { durability: 'strict' })
    const request = ask(transaction.objectStore(STORE))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
  })
}

/**
 * Like localStorage, but what was set is on the disk when the promise is kept: browsers write localStorage some seconds
 * later, and a phone whose battery ends meanwhile has lost it.
 */
export const durableBox = {
  getItem: (name) => run('readonly', (store) => store.get(name)).then((value) => value ?? null),
  setItem: (name, value) => run('readwrite', (store) => store.put(value, name)),
  removeItem: (name) => run('readwrite', (store) => store.delete(name)).catch(() => {}),
}
