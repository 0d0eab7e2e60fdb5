import type { Catalogue } from '../../../i18n/catalogue.ts';
import type { Alignment } from '../editor/commands/align.ts';

/** Every way of lining parts up, in the order of menus, with its name. */
export function alignmentsOf(
  words: Catalogue['teams']['toolbar'],
): readonly { readonly alignment: Alignment; readonly title: string }[] {
  return [
    { alignment: 'left', title: words.alignLeft },
    { alignment: 'centre', title: words.alignCentre },
    { alignment: 'right', title: words.alignRight },
    { alignment: 'top', title: words.alignTop },
    { alignment: 'middle', title: words.alignMiddle },
    { alignment: 'bottom', title: words.alignBottom },
  ];
}
