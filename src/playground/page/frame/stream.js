// The state of everything, kept up to date: first the whole of it comes, then what has changed, by where it stands.

/** `show(state)` after every change; `lost(true)` while the playground does not answer, `lost(false)` when it does again. */
export function listen({ show, lost }) {
  const stream = new EventSource('/playground/events');
  let state = {};
  let isNew = true;
  stream.addEventListener('message', (event) => {
    lost(false);
    if (isNew) state = {};
    isNew = false;
    const { set, gone } = JSON.parse(event.data);
    for (const path of gone) remove(state, path);
    for (const [path, value] of set) put(state, path, value);
    show(state);
  });
  stream.addEventListener('error', () => {
    isNew = true;
    lost(true);
  });
}

function put(state, path, value) {
  let place = state;
  for (const name of path.slice(0, -1)) place = place[name] = isPlain(place[name]) ? place[name] : {};
  place[path.at(-1)] = value;
}

function remove(state, path) {
  let place = state;
  for (const name of path.slice(0, -1)) place = place?.[name];
  if (isPlain(place)) delete place[path.at(-1)];
}

const isPlain = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
