// The job all programs of the comparison do: S3 object data events under one of some prefixes, three event names left out.
// Written as simdjson's documentation advises: On-Demand, one pass over the fields in their order, each value read at most once,
// the rest of a record left alone as soon as its verdict is known. The prefixes are searched in logarithmic time.
#pragma once
#include <simdjson.h>
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace job {

namespace ondemand = simdjson::ondemand;

class prefix_set {
public:
    // One prefix a line. One that begins with another is covered by it and left out, so at most one prefix can fit a text:
    // the last that sorts not after it.
    explicit prefix_set(const char *path) {
        std::ifstream file(path);
        std::vector<std::string> all;
        for (std::string line; std::getline(file, line);) {
            if (!line.empty()) all.push_back(line);
        }
        std::sort(all.begin(), all.end());
        for (std::string &prefix : all) {
            if (prefixes.empty() || prefix.compare(0, prefixes.back().size(), prefixes.back()) != 0) prefixes.push_back(std::move(prefix));
        }
    }

    bool covers(std::string_view text) const {
        auto after = std::upper_bound(prefixes.begin(), prefixes.end(), text);
        if (after == prefixes.begin()) return false;
        const std::string &prefix = *(after - 1);
        return text.substr(0, prefix.size()) == prefix;
    }

private:
    std::vector<std::string> prefixes;
};

inline bool is_wanted_entry(ondemand::object entry, const prefix_set &prefixes) {
    bool is_object = false, is_under = false;
    for (auto field : entry) {
        ondemand::raw_json_string key;
        std::string_view text;
        if (field.key().get(key)) return false;
        if (key.unsafe_is_equal("type")) {
            if (!field.value().get_string().get(text)) is_object = text == "AWS::S3::Object";
        } else if (key.unsafe_is_equal("ARN") || key.unsafe_is_equal("ARNPrefix")) {
            if (!field.value().get_string().get(text)) is_under = prefixes.covers(text);
        }
    }
    return is_object && is_under;
}

inline bool is_logged(ondemand::object &record, const prefix_set &prefixes) {
    bool has_entry = false;
    for (auto field : record) {
        ondemand::raw_json_string key;
        std::string_view text;
        if (field.key().get(key)) return false;
        if (key.unsafe_is_equal("eventName")) {
            if (field.value().get_string().get(text)) return false;
            if (text == "HeadObject" || text == "GetObjectAcl" || text == "GetObjectTagging") return false;
        } else if (key.unsafe_is_equal("resources")) {
            ondemand::array entries;
            if (field.value().get_array().get(entries)) return false;
            for (auto element : entries) {
                ondemand::object entry;
                if (!element.get_object().get(entry)) has_entry |= is_wanted_entry(entry, prefixes);
            }
            if (!has_entry) return false;
        } else if (key.unsafe_is_equal("eventCategory")) {
            if (field.value().get_string().get(text)) return false;
            if (text != "Data") return false;
            if (has_entry) return true;
        }
    }
    return false;
}

// Which instructions simdjson chose, on standard error: the comparison shows it beside the figures.
inline void say_implementation() {
    fprintf(stderr, "simdjson %s %s\n", SIMDJSON_STRINGIFY(SIMDJSON_VERSION), simdjson::get_active_implementation()->name().c_str());
}

}
