/** Gives the person a file, as a browser and the window both do it: through a link that is followed once. */
export function offerFile(file: { readonly fileName: string; readonly text: string }): void {
  const address = URL.createObjectURL(new Blob([file.text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.fileName;
  link.click();
  URL.revokeObjectURL(address);
}
