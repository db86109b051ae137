// The engine's worker, without the network.
//
// A worker that comes from a file does not have the policy of its page, and SQL may name any address. The page fetches
// what a query needs, so here nothing is fetched but the engine itself, from beside this file.

const engine = new URL("duckdb-eh.wasm", self.location).href;
const fetchFile = self.fetch;

self.fetch = (address, options) => {
  if (String(address?.url ?? address) !== engine) throw new Error(`${address}: the console reads this release only`);
  return fetchFile(address, options);
};
self.XMLHttpRequest = class {
  open(method, address) {
    throw new Error(`${address}: the console reads this release only`);
  }
};
self.WebSocket = self.EventSource = self.WebTransport = undefined;

importScripts("duckdb-browser-eh.worker.js");
