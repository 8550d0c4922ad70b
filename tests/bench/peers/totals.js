// What the peers of npm have in common: the totals of values, and the line for measure.py.
'use strict';

exports.Totals = class {
    constructor() {
        this.start = process.hrtime.bigint();
        this.user = process.cpuUsage().user;
        this.texts = 0;
        this.textBytes = 0;
        this.numbers = 0;
        this.sum = 0;
    }

    add(value) {
        if (typeof value === 'string') {
            this.texts += 1;
            this.textBytes += Buffer.byteLength(value);
        } else if (typeof value === 'number') {
            this.numbers += 1;
            this.sum += value;
        } else if (value instanceof Date) {
            this.numbers += 1;
            this.sum += Math.round(value.getTime() / 86400000) + 25569;
        } else if (value !== null && value !== undefined) {
            throw new Error(`unexpected value ${JSON.stringify(value)}`);
        }
    }

    print() {
        const seconds = Number(process.hrtime.bigint() - this.start) / 1e9;
        console.log(JSON.stringify({
            seconds,
            user_seconds: (process.cpuUsage().user - this.user) / 1e6,
            peak_kb: process.resourceUsage().maxRSS,
            texts: this.texts,
            text_bytes: this.textBytes,
            numbers: this.numbers,
            sum: this.sum,
        }));
    }
};
