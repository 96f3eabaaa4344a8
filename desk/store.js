// Keeps what is answered in this browser: the state of the desk, and each event that Python has not yet taken in.

const NAME = 'masa-check-desk';

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const finished = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });

export class Store {
  static async open() {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('kept');
      request.result.createObjectStore('events');
    };
    const store = new Store();
    store.database = await done(request);
    return store;
  }

  // An event is kept before Python sees it, under its number; the same number again replaces it.
  async add(number, event) {
    const transaction = this.database.transaction('events', 'readwrite');
    transaction.objectStore('events').put(event, number);
    await finished(transaction);
  }

  // What came of all events up to a number, in one step with letting those go.
  async settle(number, kept) {
    const transaction = this.database.transaction(['kept', 'events'], 'readwrite');
    for (const [name, value] of Object.entries(kept)) transaction.objectStore('kept').put(value, name);
    transaction.objectStore('events').delete(IDBKeyRange.upperBound(number));
    await finished(transaction);
  }

  async all() {
    const transaction = this.database.transaction(['kept', 'events']);
    const [names, values] = ['getAllKeys', 'getAll'].map((how) => done(transaction.objectStore('kept')[how]()));
    const [numbers, events] = ['getAllKeys', 'getAll'].map((how) => done(transaction.objectStore('events')[how]()));
    const kept = Object.fromEntries((await names).map((name, index) => [name, index]));
    const all = await values;
    for (const name of Object.keys(kept)) kept[name] = all[kept[name]];
    const list = await events;
    return { kept, events: (await numbers).map((number, index) => ({ number, event: list[index] })) };
  }

  async forget() {
    this.database.close();
    await done(indexedDB.deleteDatabase(NAME));
  }
}
