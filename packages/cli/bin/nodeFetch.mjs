// Stands in for cross-fetch, which a library brings along and nothing of ours calls: Node has fetch itself.
export default globalThis.fetch;
