import { defineSlot } from './defineSlot';

/** A region of a home page. */
export type HomeWidget = {
  /** `console` is "My work" of the staff, `portal` is "Overview" of a customer's people. */
  workspace: 'console' | 'portal';
  /** Heading of the region and its accessible name. */
  title: string;
  /** Name of a permission without which the region is not shown. */
  permission?: string;
  /** Takes the whole width; otherwise two stand side by side where there is room. */
  wide?: boolean;
};

export const homeWidgets = defineSlot<object, HomeWidget>('home-widgets');

/** `HomeWidgetBlueprint.make({ name, params: { workspace, title, order, loader } })` */
export const HomeWidgetBlueprint = homeWidgets.Blueprint;
