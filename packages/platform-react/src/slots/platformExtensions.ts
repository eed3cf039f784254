import { assetActionSlot } from './assetActionSlot';
import { entityFiles } from './entityFiles';
import { homeWidgets } from './homeWidgets';
import { settingsSections } from './settingsSections';
import { statusSentences } from './statusSentences';
import { topBarItems } from './topBarItems';

/** The slots of the house, for the module of the `app` plugin that collects what contexts put into them. */
export const platformExtensions = [
  homeWidgets.api,
  assetActionSlot.api,
  statusSentences.api,
  settingsSections.api,
  topBarItems.api,
  entityFiles.api,
];
