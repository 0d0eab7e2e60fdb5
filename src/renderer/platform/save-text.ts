const MARKDOWN = 'text/markdown;charset=utf-8';

/** Hands a text to the person as a file, by the window's own way of saving (a download folder, or a dialog). */
export function saveText(file: {
  readonly fileName: string;
  readonly text: string;
  /** Absent: Markdown. */
  readonly type?: string;
}): void {
  const address = URL.createObjectURL(new Blob([file.text], { type: file.type ?? MARKDOWN }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.fileName;
  link.click();
  // The download has read the address by the next turn of the loop.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
