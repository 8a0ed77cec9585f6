// The state classes under test are Svelte modules: their runes are known to this realm too.
/// <reference types="svelte" />
/// <reference types="vite/client" />
