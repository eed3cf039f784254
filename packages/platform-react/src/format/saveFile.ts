/** Hands a file to the browser to be saved. */
export function saveFile(content: Blob, filename: string) {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = filename;
  link.click();
  URL.revokeObjectURL(address);
}
