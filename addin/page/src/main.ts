// The page in a browser.
import { begin } from "./begin";
import { BrowserHost } from "./hosts/browser";

begin(Promise.resolve(new BrowserHost()));
