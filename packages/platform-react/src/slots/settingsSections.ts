import { defineSlot } from './defineSlot';

/** One tab of the page "Settings". */
export type SettingsSection = {
  /** Last part of its address: `/settings/<path>`. */
  path: string;
  title: string;
  permission?: string;
};

export const settingsSections = defineSlot<object, SettingsSection>(
  'settings-sections',
);

/** `SettingsSectionBlueprint.make({ name, params: { path, title, order, loader } })` */
export const SettingsSectionBlueprint = settingsSections.Blueprint;
