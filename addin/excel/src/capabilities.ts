// What each Excel can do for the pane, in one table. It is told before somebody tries.

/** As Office.context.platform names them; any other one can do nothing. */
export type Platform = "PC" | "Mac" | "OfficeOnline" | "iOS" | "Android" | "Universal";

export type Feature = "take" | "write" | "insert" | "create" | "functions" | "download";

interface Rule {
  platforms: readonly Platform[];
  /** The requirement sets, where the feature needs any. */
  needs?: readonly (readonly [set: string, version: string])[];
  /** Where that is documented. */
  source: string;
}

export const rules: Readonly<Record<Feature, Rule>> = {
  // Excel on the web gives PDF only, on the iPad nothing.
  take: { platforms: ["PC", "Mac"], needs: [["CompressedFile", "1.1"]], source: "Office.Document.getFileAsync: supported file types" },
  // Only into a workbook that was taken; protection of sheets can be asked since 1.2.
  write: { platforms: ["PC", "Mac"], needs: [["ExcelApi", "1.2"]], source: "Excel.Range.values 1.1, Excel.WorksheetProtection 1.2" },
  // On the web without charts, which the dashboard has.
  insert: { platforms: ["PC", "Mac"], needs: [["ExcelApi", "1.13"]], source: "Excel.Workbook.insertWorksheetsFromBase64" },
  create: { platforms: ["PC", "Mac", "OfficeOnline"], needs: [["ExcelApi", "1.8"]], source: "Excel.createWorkbook" },
  // #N/A with a message came with 1.3. Excel on the web has functions, but not the file that they are about.
  functions: {
    platforms: ["PC", "Mac"], needs: [["SharedRuntime", "1.1"], ["CustomFunctionsRuntime", "1.3"], ["ExcelApi", "1.9"]],
    source: "Shared runtime requirement sets; CustomFunctions.ErrorCode.notAvailable 1.3; Excel.WorksheetCollection.onChanged 1.9",
  },
  // The web view of Office for Mac saves no files, by design.
  download: { platforms: ["PC", "OfficeOnline"], source: "OfficeDev/office-js#2700" },
};

export const features = Object.keys(rules) as readonly Feature[];

export function possible(platform: string, isSupported: (set: string, version: string) => boolean): ReadonlySet<Feature> {
  const able = (feature: Feature): boolean => {
    const { platforms, needs } = rules[feature];
    return platforms.some((one) => one === platform) && (needs ?? []).every((one) => isSupported(...one));
  };
  const can = new Set(features.filter(able));
  if (!can.has("take")) {  // nobody knows whether a file is the workbook that is open
    can.delete("write");
    can.delete("insert");
    can.delete("functions");
  }
  return can;
}
