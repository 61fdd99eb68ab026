// Bytes of bodies as they travelled; what came out of a cache has no transfer.
const [page] = performance.getEntriesByType("navigation")
const files = performance.getEntriesByType("resource").filter((file) => file.transferSize > 0)
const size = (file) => file.encodedBodySize
const name = (file) => new URL(file.name).pathname.replace("/assets/", "").replace(/^[0-9a-f]{8}\/|\.[0-9a-f]{8}/, "")
const heavy = [...files].sort((a, b) => size(b) - size(a)).slice(0, 6)
return {
  page: size(page),
  files: files.reduce((sum, file) => sum + size(file), 0),
  count: files.length,
  most: heavy.map((file) => `${name(file)} ${(size(file) / 1000).toFixed(1)}`)
}
