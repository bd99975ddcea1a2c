// Reads every field that event selectors can name, from every record, and adds up what it found: the length of each text as it is
// unescaped, and 1 or 2 for a boolean. The sum shows that all programs read the same.
#pragma once
#include <simdjson.h>
#include <cstdint>
#include <string_view>

namespace fields {

namespace ondemand = simdjson::ondemand;

template <typename V> inline uint64_t length_of(V value) {
    std::string_view text;
    return value.get_string().get(text) ? 0 : text.size();
}

inline uint64_t sum_of_entries(ondemand::value resources) {
    uint64_t sum = 0;
    ondemand::array entries;
    if (resources.get_array().get(entries)) return 0;
    for (auto element : entries) {
        ondemand::object entry;
        if (element.get_object().get(entry)) continue;
        uint64_t type = 0, arn = 0;
        for (auto field : entry) {
            ondemand::raw_json_string key;
            if (field.key().get(key)) return sum;
            if (key.unsafe_is_equal("type")) type = length_of(field.value());
            else if (key.unsafe_is_equal("ARN") || key.unsafe_is_equal("ARNPrefix")) arn = length_of(field.value());
        }
        if (type != 0) sum += type + arn; // Without a type no selector can take it.
    }
    return sum;
}

inline uint64_t sum_of(ondemand::object &record) {
    uint64_t sum = 0;
    for (auto field : record) {
        ondemand::raw_json_string key;
        if (field.key().get(key)) return sum;
        switch (key.raw()[0]) {
        case 'e':
            if (key.unsafe_is_equal("eventName") || key.unsafe_is_equal("eventSource") || key.unsafe_is_equal("eventType")
                || key.unsafe_is_equal("eventCategory") || key.unsafe_is_equal("errorCode")) sum += length_of(field.value());
            break;
        case 'r':
            if (key.unsafe_is_equal("resources")) {
                ondemand::value resources;
                if (!field.value().get(resources)) sum += sum_of_entries(resources);
            } else if (key.unsafe_is_equal("readOnly")) {
                bool read_only;
                if (!field.value().get_bool().get(read_only)) sum += read_only ? 2 : 1;
            }
            break;
        case 's':
            if (key.unsafe_is_equal("sessionCredentialFromConsole")) sum += length_of(field.value());
            break;
        case 'u':
            if (key.unsafe_is_equal("userIdentity")) {
                ondemand::object caller;
                if (!field.value().get_object().get(caller)) sum += length_of(caller.find_field_unordered("arn"));
            }
            break;
        case 'v':
            if (key.unsafe_is_equal("vpcEndpointId")) sum += length_of(field.value());
            break;
        }
    }
    return sum;
}

}
