// simdjson On-Demand over text held in memory, so that neither reading nor writing is in the figure.
//   simdjson-memory job-lines|job-records|fields-lines PREFIXES FILE PASSES
// Prints "pass SECONDS CPU-SECONDS" for each pass, then "result N": how many records are logged, or what was read in sum.
#include "job.hpp"
#include "fields.hpp"
#include <cstring>
#include <ctime>

namespace {

using simdjson::ondemand::document;
using simdjson::ondemand::object;

double seconds(clockid_t clock) {
    timespec time;
    clock_gettime(clock, &time);
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

template <typename Each> uint64_t over_lines(simdjson::ondemand::parser &parser, const simdjson::padded_string &text, Each each) {
    uint64_t result = 0;
    const char *end_of_text = text.data() + text.size();
    for (const char *start = text.data(); start < end_of_text;) {
        const char *end = static_cast<const char *>(memchr(start, '\n', size_t(end_of_text - start)));
        if (!end) end = end_of_text;
        document line;
        object record;
        size_t room = size_t(end_of_text - start) + simdjson::SIMDJSON_PADDING;
        if (!parser.iterate(start, size_t(end - start), room).get(line) && !line.get_object().get(record)) result += each(record);
        start = end + 1;
    }
    return result;
}

template <typename Each> uint64_t over_records(simdjson::ondemand::parser &parser, const simdjson::padded_string &text, Each each) {
    uint64_t result = 0;
    document whole;
    simdjson::ondemand::array records;
    if (parser.iterate(text).get(whole) || whole.find_field_unordered("Records").get_array().get(records)) return 0;
    for (auto element : records) {
        object record;
        if (!element.get_object().get(record)) result += each(record);
    }
    return result;
}

}

int main(int count, char **arguments) {
    if (count != 5) { fputs("Usage: simdjson-memory job-lines|job-records|fields-lines PREFIXES FILE PASSES\n", stderr); return 2; }
    const std::string mode = arguments[1];
    const job::prefix_set prefixes(arguments[2]);
    simdjson::padded_string text;
    if (simdjson::padded_string::load(arguments[3]).get(text)) { fprintf(stderr, "%s cannot be read\n", arguments[3]); return 1; }
    job::say_implementation();
    simdjson::ondemand::parser parser;
    uint64_t result = 0;
    for (int pass = 0; pass < atoi(arguments[4]); pass++) {
        const double wall = seconds(CLOCK_MONOTONIC), processor = seconds(CLOCK_PROCESS_CPUTIME_ID);
        auto is_logged = [&](object &record) { return job::is_logged(record, prefixes) ? 1 : 0; };
        if (mode == "job-lines") result = over_lines(parser, text, is_logged);
        else if (mode == "job-records") result = over_records(parser, text, is_logged);
        else if (mode == "fields-lines") result = over_lines(parser, text, [](object &record) { return fields::sum_of(record); });
        else return 2;
        printf("pass %.6f %.6f\n", seconds(CLOCK_MONOTONIC) - wall, seconds(CLOCK_PROCESS_CPUTIME_ID) - processor);
    }
    printf("result %llu\n", static_cast<unsigned long long>(result));
    return 0;
}
