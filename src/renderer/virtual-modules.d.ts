/** Made by scripts/build/libraries.ts from the packages that are installed when the page is built. */
declare module 'virtual:guildhall-libraries' {
  export const libraries: readonly { readonly name: string; readonly version: string; readonly licence: string }[];
}
