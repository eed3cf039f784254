import type { WebOrigin } from '@wardroom/remote-access-common';

/** Addresses that show what is behind a page, or lead out of the web; `*` alone does not stand for them. */
const never = [
  'view-source:*',
  ...['chrome', 'devtools', 'file', 'javascript'].map(name => `${name}://*`),
];

/** What Chromium must and must not do, as its managed policies; a person in front of it cannot change them. */
export function browserPolicies(
  origins: readonly WebOrigin[],
  /** Whether pages may be taken files from. */
  downloads: boolean,
): Record<string, unknown> {
  return {
    URLBlocklist: ['*', ...never],
    URLAllowlist: [...origins.map(patternOf), 'about:blank', 'blob:*'],
    // Else it offers to keep what was typed, and has an eye that shows it.
    PasswordManagerEnabled: false,
    PasswordSharingEnabled: false,
    PasswordLeakDetectionEnabled: false,
    // What was opened is on record, and nowhere else.
    SavingBrowserHistoryDisabled: true,
    AutofillAddressEnabled: false,
    AutofillCreditCardEnabled: false,
    // A certificate that is wrong stays wrong: there is no way on.
    SSLErrorOverrideAllowed: false,
    BrowserSignin: 0,
    SyncDisabled: true,
    BrowserGuestModeEnabled: false,
    BrowserAddPersonEnabled: false,
    // A second profile would not be signed in, and its pages not be on record.
    IncognitoModeAvailability: 1,
    ExtensionInstallBlocklist: ['*'],
    PrintingEnabled: false,
    AllowFileSelectionDialogs: false,
    DownloadRestrictions: downloads ? 0 : 3,
    PromptForDownloadLocation: false,
    DefaultClipboardSetting: 2,
    DefaultGeolocationSetting: 2,
    DefaultNotificationsSetting: 2,
    DefaultSensorsSetting: 2,
    DefaultWebUsbGuardSetting: 2,
    DefaultWebBluetoothGuardSetting: 2,
    DefaultSerialGuardSetting: 2,
    DefaultWebHidGuardSetting: 2,
    DefaultFileSystemReadGuardSetting: 2,
    DefaultFileSystemWriteGuardSetting: 2,
    DefaultLocalFontsSetting: 2,
    DefaultWindowManagementSetting: 2,
    AudioCaptureAllowed: false,
    VideoCaptureAllowed: false,
    ScreenCaptureAllowed: false,
    WebRtcIPHandling: 'disable_non_proxied_udp',
    QuicAllowed: false,
    DnsOverHttpsMode: 'off',
    NetworkPredictionOptions: 2,
    BackgroundModeEnabled: false,
    BookmarkBarEnabled: false,
    EditBookmarksEnabled: false,
    EnableMediaRouter: false,
    TaskManagerEndProcessEnabled: false,
    // Nothing of a page is shown to whoever makes the browser.
    GenAiDefaultSettings: 2,
    LensOverlaySettings: 1,
    LensRegionSearchEnabled: false,
    DefaultSearchProviderEnabled: false,
    SafeBrowsingExtendedReportingEnabled: false,
    UserFeedbackAllowed: false,
    BrowserNetworkTimeQueriesEnabled: false,
    ComponentUpdatesEnabled: false,
    MetricsReportingEnabled: false,
    SafeBrowsingProtectionLevel: 0,
    SearchSuggestEnabled: false,
    SpellCheckServiceEnabled: false,
    TranslateEnabled: false,
    CommandLineFlagSecurityWarningsEnabled: false,
  };
}

/** In these patterns a name stands for all below it too, unless a dot comes before it. */
function patternOf({ scheme, host, below, port }: WebOrigin): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return `${scheme}://${below ? '' : '.'}${name}:${port}`;
}
