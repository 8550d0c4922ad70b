// Office.js as the task pane meets it, for tests: what is documented of the calls that it makes, and no more. Properties are
// there only after load and sync; what is asked is done at sync; an error leaves what was done before it. `window.given` says
// what Excel this is and what goes wrong; `window.done` what it was asked.
(() => {
  const given = { platform: "PC", host: "Excel",
    sets: { ExcelApi: 1.17, CompressedFile: 1.1, SharedRuntime: 1.1, CustomFunctionsRuntime: 1.3 }, url: "C:\\共有\\town.xlsx", sheets: {},
    mode: "readWrite", slice: Infinity, ...window.given };
  const done = window.done = { takes: 0, slices: [], open: 0, syncs: 0, writes: [], inserted: [], created: [], selected: [], active: "" };
  window.excel = given;
  const failed = (code, message) => ({ status: "failed", error: { code, message } });
  const later = (answer, result) => setTimeout(() => answer(result), 0);
  const error = (code, message = code) => Object.assign(new Error(message), { name: "RichApi.Error", code });
  const bytes = () => Uint8Array.from(atob(given.base64), (character) => character.charCodeAt(0));

  function getFileAsync(type, { sliceSize }, answer) {
    if (type !== "compressed" || sliceSize > 4 * 1024 * 1024 || done.open >= 2) return later(answer, failed(5001, "Internal Error"));
    ++done.takes;
    if (given.noFile) return later(answer, failed(5001, "Internal Error"));
    const data = bytes();
    const size = Math.min(sliceSize, given.slice);
    ++done.open;
    later(answer, { status: "succeeded", value: {
      size: data.length, sliceCount: Math.ceil(data.length / size),
      getSliceAsync: (index, got) => {
        if (index === given.failingSlice) return later(got, failed(5001, "Internal Error"));
        const part = [...data.subarray(index * size, (index + 1) * size)];
        if (index === given.shortSlice) part.pop();
        done.slices.push(part.length);
        setTimeout(() => got({ status: "succeeded", value: { data: part, index, size: part.length } }), given.slow ?? 0);
      },
      closeAsync: (closed) => {
        --done.open;
        later(closed, { status: "succeeded" });
      },
    } });
  }

  // An object of the workbook: what it can tell is read from `facts` at sync, once it was asked for.
  function proxy(queue, facts, more) {
    const wanted = new Set();
    const known = new Map();
    const self = {
      load(names) {
        for (const name of String(names).split(",")) wanted.add(name.trim());
        queue.push(() => { for (const name of wanted) known.set(name, facts(name)); });
        return self;
      },
    };
    const tell = (name) => {
      if (!known.has(name)) throw error("PropertyNotLoaded", `The property '${name}' is not available.`);
      return known.get(name);
    };
    return more(self, tell);
  }

  const cell = /^([A-Z]+)([0-9]+)$/;
  function placesOf(address) {
    const [first, last = first] = address.split(":").map((one) => cell.exec(one));
    if (first[1] !== last[1]) throw error("InvalidArgument", address);
    return Array.from({ length: last[2] - first[2] + 1 }, (_, i) => `${first[1]}${Number(first[2]) + i}`);
  }

  function rangeOf(queue, sheet, address) {
    const places = placesOf(address);
    const set = (name, values) => queue.push(() => {
      if (values.length !== places.length || values.some((row) => row.length !== 1)) throw error("InvalidArgument");
      if (given.failAt !== undefined && places.includes(given.failAt)) throw error("AccessDenied");
      places.forEach((place, i) => {
        done.writes.push([sheet, place, name, values[i][0]]);
        const value = values[i][0];
        if (name !== "values") return;
        // As somebody would have typed it.
        let content = value;
        if (typeof value === "string") content = value.startsWith("'") ? value.slice(1) : /^[0-9.]+$/.test(value) ? Number(value) : value;
        if (given.ignores !== place) given.sheets[sheet].cells[place] = content;
      });
    });
    return proxy(queue, () => places.map((place) => [given.sheets[sheet].cells[place] ?? ""]), (self, tell) => {
      Object.defineProperty(self, "values", { get: () => tell("values"), set: (values) => set("values", values) });
      Object.defineProperty(self, "numberFormat", { get: () => tell("numberFormat"), set: (values) => set("numberFormat", values) });
      self.select = () => queue.push(() => done.selected.push(`${done.active}!${address}`));
      return self;
    });
  }

  function sheetOf(queue, name, orNull) {
    const there = () => given.sheets[name];
    const facts = (property) => ({ name, visibility: there()?.visibility ?? "Visible",
      "protection/protected": there()?.isProtected ?? false })[property];
    let asked = false;
    queue.push(() => {
      asked = true;
      if (there() === undefined && !orNull) throw error("ItemNotFound");
    });
    return proxy(queue, facts, (self, tell) => {
      Object.defineProperty(self, "isNullObject", { get: () => {
        if (!asked) throw error("PropertyNotLoaded");
        return there() === undefined;
      } });
      Object.defineProperty(self, "name", { get: () => tell("name") });
      Object.defineProperty(self, "visibility", { get: () => tell("visibility") });
      self.protection = Object.defineProperty({}, "protected", { get: () => tell("protection/protected") });
      self.getRange = (address) => rangeOf(queue, name, address);
      self.activate = () => queue.push(() => { done.active = name; });
      return self;
    });
  }

  // Somebody has entered something: `base64` is the workbook since then.
  const handlers = [];
  window.enter = (base64) => {
    if (base64 !== undefined) given.base64 = base64;
    for (const handler of handlers) handler({ source: "Local" });
  };

  async function run(act) {
    const queue = [];
    const context = {
      workbook: {
        worksheets: proxy(queue, () => Object.keys(given.sheets).map((name) => ({ name })), (self, tell) => {
          Object.defineProperty(self, "items", { get: () => tell("items/name") });
          for (const event of ["onChanged", "onAdded", "onDeleted"])
            self[event] = { add: (handler) => void queue.push(() => {
              if (given.noEvents) throw error("AccessDenied");
              handlers.push(handler);
            }) };
          self.getItem = (name) => sheetOf(queue, name, false);
          self.getItemOrNullObject = (name) => sheetOf(queue, name, true);
          return self;
        }),
        insertWorksheetsFromBase64: (base64, options) => {
          queue.push(() => {
            if (given.insertFails) throw error(given.insertFails.code, given.insertFails.message);
            done.inserted.push({ base64, options });
          });
          return { value: undefined };
        },
      },
      sync: async () => {
        await new Promise((resolve) => setTimeout(resolve, given.slow ?? 0));
        ++done.syncs;
        for (const one of queue.splice(0)) one();
      },
    };
    return act(context);
  }

  window.Office = {
    HostType: { Excel: "Excel" }, FileType: { Compressed: "compressed" }, DocumentMode: { ReadOnly: "readOnly" },
    AsyncResultStatus: { Succeeded: "succeeded", Failed: "failed" },
    onReady: async () => {
      await new Promise((resolve) => setTimeout(resolve, given.late ?? 0));
      // What comes with the program that it finds itself in.
      Object.assign(window.CustomFunctions, { ErrorCode: { notAvailable: "#N/A" }, Error: CellError });
      return { host: given.host, platform: given.platform };
    },
    context: {
      document: { url: given.url, mode: given.mode, getFileAsync },
      requirements: { isSetSupported: (set, version) => (given.sets[set] ?? 0) !== 0 && newer(String(given.sets[set]), version) },
    },
  };
  function newer(has, wanted) {
    const [a, b] = [has, wanted].map((one) => one.split(".").map(Number));
    return a[0] > b[0] || (a[0] === b[0] && a[1] >= b[1]);
  }

  // Functions that stream: the result of a cell is set as often as there is one, until the cell is changed.
  const associated = {};
  class CellError extends Error {
    constructor(code, message) {
      super(message);
      this.code = code;
    }
  }
  const shown = (value) => {
    if (value instanceof CellError) return { code: value.code, message: value.message };
    if (typeof value !== "string" && !Number.isFinite(value)) throw error("InvalidArgument", `a cell cannot say ${value}`);
    return value;
  };
  window.CustomFunctions = { associate: (id, answer) => { associated[id] = answer; } };
  window.associated = associated;
  window.cells = [];
  window.ask = (id, ...words) => {
    const cell = { results: [], late: [], ended: false };
    const invocation = { setResult: (value) => {
      (cell.ended ? cell.late : cell.results).push(shown(value));
      window.computed?.(value);
    } };
    cell.end = () => {
      cell.ended = true;
      invocation.onCanceled();
    };
    window.cells.push(cell);
    if (associated[id](...words, invocation) !== undefined) throw error("InvalidArgument", "what streams returns nothing");
    return window.cells.length - 1;
  };

  window.Excel = {
    SheetVisibility: { visible: "Visible" }, WorksheetPositionType: { end: "End" }, run,
    createWorkbook: async (base64) => {
      if (given.createFails) throw error(given.createFails.code, given.createFails.message);
      done.created.push(base64);
    },
  };
})();
